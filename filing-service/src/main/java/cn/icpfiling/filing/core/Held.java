package cn.icpfiling.filing.core;

import java.util.UUID;

/** What somebody holds. */
public interface Held {

    /** The account that holds it. */
    UUID holder();

    /** Whose customer the holder is; null is nobody's. */
    UUID partner();
}
