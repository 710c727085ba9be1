package cn.icpfiling.systemtests;

/** The platform did not do what the journey expects. */
public final class Differs extends AssertionError {

    private static final long serialVersionUID = 1L;

    public Differs(String what) {
        super(what);
    }

    public static void unless(boolean holds, String what, Object... args) {
        if (!holds) {
            throw new Differs(what.formatted(args));
        }
    }
}
