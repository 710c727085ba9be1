package cn.icpfiling.platform.operation;

import java.time.Duration;

/**
 * What distinguishes one kind of bulk operation from another.
 *
 * @param name value of the column {@code kind}
 * @param linesABatch lines that a worker takes at a time
 * @param lease a worker that is silent for so long has lost its batch
 * @param openAnOwner operations that an owner may have open at a time; 0 is no limit
 * @param counter metric that counts lines by outcome
 */
public record OperationKind(
        String name, int linesABatch, Duration lease, int openAnOwner, String counter, Fairness fairness) {

    public OperationKind {
        if (linesABatch < 1 || openAnOwner < 0) {
            throw new IllegalArgumentException("kind " + name);
        }
    }
}
