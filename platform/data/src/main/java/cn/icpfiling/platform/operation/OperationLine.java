package cn.icpfiling.platform.operation;

import java.util.UUID;

/**
 * A line that is due.
 *
 * @param tries so far
 * @param started intermediate result as JSON, null unless the line is {@link LineState#STARTED}
 * @param entry what it asks for, as it was staged
 */
public record OperationLine(UUID id, UUID operation, int number, String item, int tries, String started, String entry) {

    /** The entry may be personal. */
    @Override
    public String toString() {
        return "OperationLine[" + operation + " line " + number + "]";
    }
}
