package cn.icpfiling.legacy.rows;

/** A file that cannot be read on. The rows before the place stay valid. */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FileFault fault;
    private final long line;

    public FileRefused(FileFault fault, long line) {
        super(fault + " at line " + line);
        this.fault = fault;
        this.line = line;
    }

    public FileFault fault() {
        return fault;
    }

    /** The line where reading ended; 0 before the first. */
    public long line() {
        return line;
    }
}
