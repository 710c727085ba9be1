package cn.icpfiling.filing.authority;

/** What arrived is not a document of the interface. Says what is wrong, never what stood in it. */
final class UnreadableXml extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableXml(String message) {
        super(message);
    }

    UnreadableXml(String message, Throwable cause) {
        super(message, cause);
    }
}
