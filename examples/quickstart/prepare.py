"""Write the data as plain files, to look at or to use elsewhere."""

import csv

import digits


def main():
    train, test = digits.split(digits.load())
    write_csv("train.csv", train)
    write_csv("test.csv", test)
    write_pictures("pictures.txt", test[:20])
    print(f"training_images: {len(train)}")
    print(f"held_out_images: {len(test)}")


def write_csv(path, examples):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([f"pixel{i}" for i in range(64)] + ["digit"])
        writer.writerows([*pixels, digit] for pixels, digit in examples)


def write_pictures(path, examples):
    with open(path, "w", encoding="utf-8") as file:
        for pixels, digit in examples:
            file.write(f"{digit}:\n{digits.picture(pixels)}\n\n")


if __name__ == "__main__":
    main()
