package cn.icpfiling.account.credentials;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;

/**
 * Names a client with the environment that it belongs to, as in {@code icpcli_staging_0193…}. Client and secret of another
 * environment are refused by their prefix, before anything is looked up. So a program that mixes up its settings learns
 * why, and the answer reveals nothing: the prefix is public.
 */
@ApplicationScoped
public class ClientNames {

    private static final String PREFIX = "icpcli_";

    private final Environment environment;

    ClientNames(Environment environment) {
        this.environment = environment;
    }

    public String of(UUID client) {
        return PREFIX + environment + "_" + client;
    }

    /** Returns the id without the prefix of this environment. A name without a prefix stays as it is. */
    public String id(String name) {
        var prefix = PREFIX + environment + "_";
        if (name.startsWith(prefix)) {
            return name.substring(prefix.length());
        }
        refuseOthers(name, PREFIX);
        return name;
    }

    /** Refuses a secret that names another environment. */
    public void requireOwnSecret(String secret) {
        refuseOthers(secret, ClientSecret.PREFIX);
    }

    private void refuseOthers(String text, String prefix) {
        var isOfOther = Arrays.stream(Environment.values())
                .filter(other -> other != environment)
                .anyMatch(other -> text.startsWith(prefix + other + "_"));
        if (isOfOther) {
            throw new ProblemException(AccountProblem.CLIENT_OF_OTHER_ENVIRONMENT, environment.toString());
        }
    }
}
