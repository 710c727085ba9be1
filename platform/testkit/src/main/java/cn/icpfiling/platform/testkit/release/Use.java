package cn.icpfiling.platform.testkit.release;

/** Who writes a document that a schema describes. */
enum Use {
    /** The caller: every document that was right stays right. */
    REQUEST,
    /** The platform: no document surprises a client that ignores unknown properties. */
    RESPONSE,
    /** The platform, once and for all: consumers also read the documents of earlier releases. */
    EVENT
}
