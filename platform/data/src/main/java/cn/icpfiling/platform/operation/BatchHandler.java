package cn.icpfiling.platform.operation;

import java.util.function.BooleanSupplier;

/** Handles the lines of a batch in an order of its own. A service with {@link LineHandler} needs none. */
public interface BatchHandler {

    /**
     * Handles the lines that are due, or as many as it likes: the others stay due.
     *
     * @param ending whether this replica stops: then no further line is begun
     * @return false when another worker has taken the batch
     */
    boolean handle(LeasedBatch batch, Operation operation, BooleanSupplier ending) throws InterruptedException;
}
