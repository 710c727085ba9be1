package cn.icpfiling.verification.operations;

import java.util.UUID;

/** One line on its way. */
record Item(UUID id, UUID operation, int line, String domain, int tries, LineEntry entry) {

    /** What it asks for is personal. */
    @Override
    public String toString() {
        return "Item[" + operation + " line " + line + "]";
    }
}
