package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.crypto.KeysUnusable;
import java.util.UUID;

/**
 * A line that is due.
 *
 * @param tries so far
 * @param started intermediate result as JSON, null unless the line is {@link LineState#STARTED}
 * @param entry what it asks for, as it was staged; null if the keys of this service do not open it
 */
public record OperationLine(UUID id, UUID operation, int number, String item, int tries, String started, String entry) {

    /** Fails for a line that cannot be opened, so that this line fails and not its batch. */
    @Override
    public String entry() {
        if (entry == null) {
            throw new KeysUnusable("the entry of " + this + " cannot be opened", null);
        }
        return entry;
    }

    /** The entry may be personal. */
    @Override
    public String toString() {
        return "OperationLine[" + operation + " line " + number + "]";
    }
}
