"""Train the network and save it as model.json."""

import argparse
import random

import digits
from mlp import Mlp


def main():
    args = parse_args()
    train, test = digits.split(digits.load())
    network = Mlp.random(inputs=64, hidden=args.hidden, outputs=10, seed=args.seed)
    shuffle = random.Random(args.seed).shuffle

    for epoch in range(1, args.epochs + 1):
        shuffle(train)
        loss = sum(
            network.train_batch(train[at : at + args.batch_size], args.lr)
            for at in range(0, len(train), args.batch_size)
        )
        right = sum(network.predict(pixels) == digit for pixels, digit in test)

        # guild reads these lines as scalars; 'step' says which epoch they are of.
        print(f"step: {epoch}")
        print(f"loss: {loss / len(train):.4f}")
        print(f"accuracy: {right / len(test):.4f}")

    network.save("model.json")


def parse_args():
    # guild finds the flags here, with their defaults and descriptions.
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=20, help="Number of epochs to train")
    parser.add_argument("--batch-size", type=int, default=128, help="Images per step of the weights")
    parser.add_argument("--lr", type=float, default=0.5, help="Learning rate")
    parser.add_argument("--hidden", type=int, default=32, help="Units in the hidden layer")
    parser.add_argument("--seed", type=int, default=1, help="Seed of all that is random")
    return parser.parse_args()


if __name__ == "__main__":
    main()
