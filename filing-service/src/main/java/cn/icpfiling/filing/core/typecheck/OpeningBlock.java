package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.FilingProblem;
import java.util.Objects;
import java.util.UUID;

/**
 * One reason why a type check cannot open an order now, although its answer is a type of order.
 *
 * @param orderId the holder's own order that blocks; null for another account's order and for other reasons
 */
public record OpeningBlock(Code code, UUID orderId) {

    /** Each code is a refusal of the same name. */
    public enum Code {
        TYPE_CHECK_TOO_OLD,
        ORDER_IN_PROGRESS,
        HOLDER_HAS_SUBJECT,
        TYPE_CHECK_OUTDATED,
        SUBJECT_OF_ANOTHER_ACCOUNT,
        CERTIFICATE_OF_OLD_FORM;

        public FilingProblem problem() {
            return FilingProblem.valueOf(name());
        }
    }

    static OpeningBlock of(Code code) {
        return new OpeningBlock(code, null);
    }

    /** The values of the texts' placeholders. */
    public Object[] args() {
        return switch (code) {
            case TYPE_CHECK_TOO_OLD -> new Object[] {FilingTypeCheck.GOOD_FOR.toHours()};
            case ORDER_IN_PROGRESS -> new Object[] {Objects.toString(orderId, "-")};
            case HOLDER_HAS_SUBJECT, TYPE_CHECK_OUTDATED, SUBJECT_OF_ANOTHER_ACCOUNT, CERTIFICATE_OF_OLD_FORM ->
                new Object[0];
        };
    }
}
