package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.OpeningBlock.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What our own records say now of an order that a type check would open.
 *
 * @param isTooOld the check says nothing any more about who is filed
 * @param openOrder the holder's order that is not over
 * @param isSubjectBusy another account's order for the subject is not over
 * @param holdsSubject the holder has a filed subject, whichever
 * @param subject the subject's record here
 * @param service the record here that has the domain
 */
public record OpeningFacts(
        boolean isTooOld,
        Optional<UUID> openOrder,
        boolean isSubjectBusy,
        boolean holdsSubject,
        Optional<OfSubject> subject,
        Optional<OfService> service) {

    public record OfSubject(boolean isHolders) {}

    public record OfService(boolean ofSubject, boolean accessCancelled) {}

    /** Every reason against it, the gravest first; what is shown and what is refused come from here. */
    public List<OpeningBlock> blocks(OrderType type) {
        var blocks = new ArrayList<>(tooOld());
        openOrder.ifPresent(order -> blocks.add(new OpeningBlock(Code.ORDER_IN_PROGRESS, order)));
        if (subject.isEmpty() && holdsSubject) {
            blocks.add(OpeningBlock.of(Code.HOLDER_HAS_SUBJECT));
        }
        if (!fits(type)) {
            blocks.add(OpeningBlock.of(Code.TYPE_CHECK_OUTDATED));
        }
        if (subject.filter(found -> !found.isHolders()).isPresent()) {
            blocks.add(OpeningBlock.of(Code.SUBJECT_OF_ANOTHER_ACCOUNT));
        }
        if (openOrder.isEmpty() && isSubjectBusy) {
            blocks.add(OpeningBlock.of(Code.ORDER_IN_PROGRESS));
        }
        return blocks;
    }

    /** The one reason that also holds for an offline case. */
    public List<OpeningBlock> tooOld() {
        return isTooOld ? List.of(OpeningBlock.of(Code.TYPE_CHECK_TOO_OLD)) : List.of();
    }

    /** Whether what is filed here now is still what the check found. */
    private boolean fits(OrderType type) {
        var subjectFits = switch (type) {
            case FIRST_FILING, NEW_SERVICE_OTHER_PROVIDER -> subject.isEmpty();
            case NEW_SERVICE_SAME_PROVIDER -> subject.isPresent();
            case ACCESS_FILING -> true;
            case CHANGE_SUBJECT, CHANGE_SERVICE, DEREGISTER_SERVICE, DEREGISTER_SUBJECT -> false;
        };
        // a domain that is served here, or another subject's, opens nothing
        return subjectFits
                && service.map(found -> type == OrderType.ACCESS_FILING && found.accessCancelled() && found.ofSubject())
                        .orElse(true);
    }
}
