"""A multilayer perceptron with one hidden layer, in plain Python.

A matrix is a list of rows, and a layer's bias is the last weight of each row:
every input vector gets a constant 1.0 at its end to multiply it with.
"""

import json
import math
import random
from operator import mul


class Mlp:
    """64 pixels -> hidden units (tanh) -> 10 digits (softmax)."""

    def __init__(self, hidden, output):
        self.hidden = hidden
        self.output = output

    @classmethod
    def random(cls, inputs, hidden, outputs, seed):
        """Return a network with small random weights, the same ones for the same seed."""
        rng = random.Random(seed)

        def layer(rows, columns):
            spread = math.sqrt(6 / (rows + columns))
            return [
                [rng.uniform(-spread, spread) for _ in range(columns)] + [0.0]
                for _ in range(rows)
            ]

        return cls(layer(hidden, inputs), layer(outputs, hidden))

    def predict(self, pixels):
        """Return the most likely digit."""
        _, scores = self._forward([*pixels, 1.0])
        return scores.index(max(scores))

    def train_batch(self, batch, learning_rate):
        """Take one step down the gradient of a batch; return its summed loss."""
        loss = 0.0
        inputs, activations, output_deltas, hidden_deltas = [], [], [], []
        weights_by_unit = list(zip(*self.output))
        for pixels, digit in batch:
            x = [*pixels, 1.0]
            h, scores = self._forward(x)
            p = softmax(scores)
            loss -= math.log(max(p[digit], 1e-12))

            # The slope of the loss at the output is simply (predicted - wanted).
            p[digit] -= 1.0
            inputs.append(x)
            activations.append(h)
            output_deltas.append(p)
            hidden_deltas.append(
                [dot(w, p) * (1.0 - a * a) for w, a in zip(weights_by_unit, h[:-1])]
            )

        rate = learning_rate / len(batch)
        step_down(self.output, output_deltas, activations, rate)
        step_down(self.hidden, hidden_deltas, inputs, rate)
        return loss

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"hidden": self.hidden, "output": self.output}, file)

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(**json.load(file))

    def _forward(self, x):
        h = [math.tanh(dot(w, x)) for w in self.hidden]
        h.append(1.0)
        return h, [dot(w, h) for w in self.output]


def dot(a, b):
    # The inner loop of everything: map and sum keep it inside the interpreter.
    return sum(map(mul, a, b))


def softmax(scores):
    top = max(scores)
    exps = [math.exp(s - top) for s in scores]
    total = sum(exps)
    return [e / total for e in exps]


def step_down(weights, deltas, inputs, rate):
    """Move each weight against its gradient: its unit's delta times its input, summed over the batch."""
    columns = list(zip(*inputs))
    for row, delta in zip(weights, zip(*deltas)):
        row[:] = [w - rate * dot(delta, column) for w, column in zip(row, columns)]
