package cn.icpfiling.platform.problem;

import java.util.Locale;

/** A kind of refusal. Each module has one enum of them; title, detail and remedy are in its texts. */
public interface ProblemType {

    String name();

    int status();

    /** Whether the text names the number of errors. The number is then the only argument and is added automatically. */
    default boolean tellsHowMany() {
        return false;
    }

    /** Returns the {@code type} of the problem detail. */
    default String urn() {
        return "urn:icpfiling:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the page of the documentation about it: a reference relative to the gateway, which leads to the reader's language. */
    default String help() {
        return "/docs/problems/" + name();
    }
}
