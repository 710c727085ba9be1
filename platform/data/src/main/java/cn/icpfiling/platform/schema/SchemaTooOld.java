package cn.icpfiling.platform.schema;

/** The database lacks a migration that this release needs. */
public final class SchemaTooOld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaTooOld(String message) {
        super(message);
    }
}
