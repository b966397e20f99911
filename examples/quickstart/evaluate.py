"""Test a trained network on the held-out images, digit by digit."""

import csv

import digits
from mlp import Mlp


def main():
    network = Mlp.load("model.json")
    _, test = digits.split(digits.load())
    counts = confusion(network, test)
    write_csv("confusion.csv", counts)

    for digit, row in enumerate(counts):
        print(f"accuracy_of_{digit}: {row[digit] / sum(row):.4f}")
    print(f"accuracy: {sum(counts[d][d] for d in range(10)) / len(test):.4f}")


def confusion(network, examples):
    """Return how often digit D (row) was taken for digit P (column)."""
    counts = [[0] * 10 for _ in range(10)]
    for pixels, digit in examples:
        counts[digit][network.predict(pixels)] += 1
    return counts


def write_csv(path, counts):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["digit"] + [f"taken_for_{d}" for d in range(10)])
        writer.writerows([digit, *row] for digit, row in enumerate(counts))


if __name__ == "__main__":
    main()
