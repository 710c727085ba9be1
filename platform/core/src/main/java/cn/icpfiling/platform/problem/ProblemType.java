package cn.icpfiling.platform.problem;

import java.util.Locale;

/** A kind of refusal. Each module has one enum of them; title, detail and remedy stand in its texts. */
public interface ProblemType {

    String name();

    int status();

    /** Whether the sentence tells how many errors there are; the number is then the only argument and needs not be given. */
    default boolean tellsHowMany() {
        return false;
    }

    /** The {@code type} of the problem detail. */
    default String urn() {
        return "urn:icpfiling:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
