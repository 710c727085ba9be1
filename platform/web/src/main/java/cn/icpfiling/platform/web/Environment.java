package cn.icpfiling.platform.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The environment of a process. No default: a missing setting must not disable the production checks. */
public enum Environment {
    DEV,
    TEST,
    STAGING,
    PRODUCTION;

    public static final String KEY = "icp.environment";

    public static Environment of(Optional<String> name) {
        var given = name.orElse("");
        return Arrays.stream(values())
                .filter(one -> one.toString().equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s (variable ICP_ENVIRONMENT) is %s. Say where this runs: one of %s. Refusing to start."
                                .formatted(
                                        KEY,
                                        given.isEmpty() ? "not set" : "\"" + given + "\"",
                                        Arrays.stream(values())
                                                .map(Environment::toString)
                                                .collect(Collectors.joining(", ")))));
    }

    /** Whether the environment may hold customers' data. Unsafe settings of other environments are refused there. */
    public boolean guarded() {
        return this == STAGING || this == PRODUCTION;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
