package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** The principals' mail addresses are well formed. */
public final class MailAddressesAreSound implements FilingRule {

    @Override
    public String id() {
        return "F-017";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.principals().entrySet().stream()
                .filter(principal -> Gaps.isThere(principal.getValue().mail()))
                .filter(principal -> !isSound(principal.getValue().mail()))
                .map(principal -> Violation.of(principal.getKey() + "/mail", "MAIL_MALFORMED", id()))
                .toList();
    }

    /** Whether the address is well formed. */
    public static boolean isSound(String address) {
        return ADDRESS.matcher(address.strip()).matches();
    }

    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
}
