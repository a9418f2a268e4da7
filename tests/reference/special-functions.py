"""Prints reference values for tests/unit/reliability/special-functions.test.ts, to 50 digits, from the definitions.

Standard library only: Decimal arithmetic, pi by Machin's formula, log gamma by Stirling's series far out and the
recurrence back, the incomplete beta function by its power series, the normal tail by its power series.
Run: python3 tests/reference/special-functions.py
"""
from decimal import Decimal as D, getcontext
from fractions import Fraction as F

getcontext().prec = 60


def arctan_of_inverse(n):
    term = total = D(1) / n
    k = 1
    while abs(term) > D(10) ** -58:
        term = -term / (n * n)
        k += 2
        total += term / k
    return total


PI = 4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))


def bernoulli(n):
    row = [F(0)] * (n + 1)
    for m in range(n + 1):
        row[m] = F(1, m + 1)
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
    return row[0]


SERIES = [(k, bernoulli(2 * k)) for k in range(1, 29)]


def log_gamma(x):
    x, shift = D(x), D(0)
    while x < 60:
        shift -= x.ln()
        x += 1
    total = (x - D("0.5")) * x.ln() - x + (2 * PI).ln() / 2
    for k, b in SERIES:
        total += D(b.numerator) / D(b.denominator) / (2 * k * (2 * k - 1)) / x ** (2 * k - 1)
    return total + shift


def incomplete_beta(x, a, b):
    x, a, b = D(x), D(a), D(b)
    front = (a * x.ln() + b * (1 - x).ln() + log_gamma(a + b) - log_gamma(a) - log_gamma(b)).exp() / a
    term = total = D(1)
    n = 0
    while term > D(10) ** -50:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return front * total


def f_upper(f, d1, d2):
    return incomplete_beta(D(d2) / (D(d2) + D(d1) * D(f)), D(d2) / 2, D(d1) / 2)


def normal_density(z):
    return (-z * z / 2).exp() / (2 * PI).sqrt()


def normal_upper(z):
    z = D(z)
    term = total = z
    k = 0
    while abs(term) > D(10) ** -55:
        k += 1
        term *= z * z / (2 * k + 1)
        total += term
    return D("0.5") - total * normal_density(z)


def normal_quantile_of_upper(q):
    z = D(1)
    for _ in range(80):
        z += (normal_upper(z) - D(q)) / normal_density(z)
    return z


for x in "0.1 0.5 0.999 1.001 1.5 2.25 3.7 12.3 14.999 15.001 100.5 1234.5".split():
    print("log gamma", x, log_gamma(x))
for row in ["0.3 2.5 4.5", "0.01 0.5 12", "0.9 8 0.5", "0.5 250 260", "0.45 700.5 800", "0.001 1.5 30", "0.99 3 0.25"]:
    print("incomplete beta", row, incomplete_beta(*row.split()))
for row in ["2.5 5 18", "11.03 5 15", "0.4 3 7.5", "30 10 20", "1.05 59 177"]:
    print("F upper", row, f_upper(*row.split()))
for z in "0.5 1 1.59 1.61 2.5 4 7.5".split():
    print("normal upper", z, normal_upper(z))
for q in "0.025 0.3 0.0005 0.4999".split():
    print("normal quantile of upper", q, normal_quantile_of_upper(q))
