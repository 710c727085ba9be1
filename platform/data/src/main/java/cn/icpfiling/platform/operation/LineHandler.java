package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.operation.LeasedBatch.Status;

/** What a service does with one line. */
public interface LineHandler {

    /**
     * Handles a line and writes its outcome by {@code batch.keep}; it calls the network between those transactions. A
     * {@code ProblemException} ends the line or puts it off ({@link LineRetries}). A line that a dead worker has left
     * {@link LineState#STARTED} comes again with its intermediate result.
     *
     * @return the status of the last write
     */
    Status handle(LeasedBatch batch, Operation operation, OperationLine line);
}
