package cn.icpfiling.filing.bulk;

import java.util.UUID;

/**
 * One line on its way.
 *
 * @param order its draft, where it stands already
 * @param entry what it asks for, as it was sent
 */
record Item(UUID id, UUID operation, int line, int tries, UUID order, String entry) {

    /** What it asks for is personal. */
    @Override
    public String toString() {
        return "Item[" + operation + " line " + line + "]";
    }
}
