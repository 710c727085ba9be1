package cn.icpfiling.platform.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a process runs. There is no default: an environment that was forgotten must not be one without guards. */
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

    /** Where customers' data may be: what is handy elsewhere is refused here. */
    public boolean guarded() {
        return this == STAGING || this == PRODUCTION;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
