package cn.icpfiling.account.core.templates;

/** A text names a value that the notice does not have. Nothing is sent then: a notice without its deadline would mislead. */
public final class MissingValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String variable;

    MissingValue(String variable) {
        super("no value for {" + variable + "}");
        this.variable = variable;
    }

    public String variable() {
        return variable;
    }
}
