package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a province's authority verifies principals by SMS on a day, and the page where they type the code.
 */
@ApplicationScoped
public class SmsProvinces {

    private static final String MINISTRY = "https://beian.miit.gov.cn/";

    private final RuleSets rules;
    private final Optional<String> onlyPage;
    private final Clock clock;

    SmsProvinces(
            RuleSets rules, @ConfigProperty(name = "icp.authority.sms-page") Optional<String> onlyPage, Clock clock) {
        this.rules = rules;
        this.onlyPage = onlyPage;
        this.clock = clock;
    }

    /** Checks it for one order, as {@link InForce#demanded} does. */
    public boolean demanded(OrderType type, String province, LocalDate day) {
        return inForce().demanded(type, province, day);
    }

    /**
     * Whether the order is an end that its holder confirmed by no password, because on the day it was opened the authority's SMS
     * was to take its place. Rules that were replaced since do not take the SMS away.
     */
    public boolean standsForPassword(Order order) {
        return order.type().isDeregistration()
                && order.onRecord().ground().isEmpty()
                && order.rules()
                        .map(RulesApplied::version)
                        .map(rules::version)
                        .map(opened -> opened.on(
                                        order.region().province(),
                                        order.type().kind().ruledAct(),
                                        LegalTime.dayOf(order.createdAt()))
                                .gate())
                        .filter(ProvinceRules.Gate.SMS::equals)
                        .isPresent();
    }

    /** Reads the rules once, for questions about many orders. */
    public InForce inForce() {
        return new InForce(rules.inForce());
    }

    /** What the rules that are in force say about the SMS. */
    public record InForce(RuleSet rules) {

        /**
         * Checks whether the authority of that province (two digits) verifies an order of that type by SMS if it is
         * uploaded on that day. An ending for which its SMS replaces the password is always verified.
         */
        public boolean demanded(OrderType type, String province, LocalDate day) {
            var rulesOfDay = on(type, province, day);
            return rulesOfDay.demandsSms() || rulesOfDay.gate() == ProvinceRules.Gate.SMS;
        }

        /** How long a code is valid that was sent for an order of that type on that day. */
        public Optional<Duration> codeValidFor(OrderType type, String province, LocalDate day) {
            return on(type, province, day).smsCodeValidFor();
        }

        private ProvinceRules on(OrderType type, String province, LocalDate day) {
            return rules.on(province, type.kind().ruledAct(), day);
        }
    }

    /** Whose principals the authority sends its code of an order of that type. */
    public List<PrincipalPart> codeOf(OrderType type, String province) {
        return inForce().on(type, province, LegalTime.dayOf(clock.instant())).smsCodeOf();
    }

    /** The authority's page where the principal types the code of an order of that type. */
    public String page(OrderType type, String province) {
        return onlyPage.orElseGet(() -> page(inForce(), type, province));
    }

    /** The same, for many orders by rules that were read once. */
    public String page(InForce inForce, OrderType type, String province) {
        return onlyPage.or(() -> inForce.on(type, province, LegalTime.dayOf(clock.instant()))
                        .smsPage())
                .orElse(MINISTRY);
    }
}
