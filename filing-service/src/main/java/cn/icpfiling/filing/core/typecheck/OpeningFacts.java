package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.typecheck.OpeningBlock.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What our own records say now about an order that a type check would open.
 *
 * @param isTooOld the check is too old to tell who is filed
 * @param hasCertificateOfToday the certificate is of a type and form that an order can state
 * @param openOrder the holder's order that has not ended
 * @param isSubjectBusy another account has submitted an order for the subject, which has neither come back nor ended
 * @param holdsSubject the holder has any filed subject
 * @param subject the subject's record here
 * @param service the record here that has the domain
 */
public record OpeningFacts(
        boolean isTooOld,
        boolean hasCertificateOfToday,
        Optional<UUID> openOrder,
        boolean isSubjectBusy,
        boolean holdsSubject,
        Optional<OfSubject> subject,
        Optional<OfService> service) {

    public record OfSubject(boolean isHolders) {}

    public record OfService(boolean ofSubject, boolean accessCancelled) {}

    /**
     * Returns every reason against the order, the gravest first. The list that is shown and the refusals both use it.
     */
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
        if (!hasCertificateOfToday) {
            blocks.add(OpeningBlock.of(Code.CERTIFICATE_OF_OLD_FORM));
        }
        return blocks;
    }

    /** The reasons why the account cannot take over a filing of the old platform now. */
    public List<OpeningBlock> takingOver() {
        var blocks = new ArrayList<OpeningBlock>();
        openOrder.ifPresent(order -> blocks.add(new OpeningBlock(Code.ORDER_IN_PROGRESS, order)));
        if (holdsSubject) {
            blocks.add(OpeningBlock.of(Code.HOLDER_HAS_SUBJECT));
        }
        if (subject.filter(found -> !found.isHolders()).isPresent()) {
            blocks.add(OpeningBlock.of(Code.SUBJECT_OF_ANOTHER_ACCOUNT));
        }
        return blocks;
    }

    /** The one reason that also blocks an offline case. */
    public List<OpeningBlock> tooOld() {
        return isTooOld ? List.of(OpeningBlock.of(Code.TYPE_CHECK_TOO_OLD)) : List.of();
    }

    /** Whether the records here still are what the check found. */
    private boolean fits(OrderType type) {
        if (!type.isFiling()) {
            return false;
        }
        // Only an order of the same provider is for a subject on record here; an access filing takes either.
        var subjectFits = type.addsAccess() || subject.isPresent() == (type == OrderType.NEW_SERVICE_SAME_PROVIDER);
        // A domain that is served here, or that belongs to another subject, opens no order.
        return subjectFits
                && service.map(found -> type.addsAccess() && found.accessCancelled() && found.ofSubject())
                        .orElse(true);
    }
}
