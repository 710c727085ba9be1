package cn.icpfiling.inspection.core.findings;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.SpotCheckItem;
import java.util.List;

/**
 * One entry of the catalogue of reasons. Its texts are those of the code: CODE.detail, CODE.remedy and CODE.cause.
 *
 * @param ofSubject whether the fault is one of the whole subject, and not only of a site
 * @param cures acts that mend the fault, the usual one first
 * @param fields JSON pointers to the fields concerned, as in an order
 * @param evidence kinds of papers that prove the cure; the finding takes them
 * @param spotCheckItem the item of a spot check whose difference is this reason; null for none
 */
public record FindingReason(
        String code,
        boolean ofSubject,
        List<Cure> cures,
        List<String> fields,
        List<String> evidence,
        SpotCheckItem spotCheckItem) {

    public FindingReason {
        cures = List.copyOf(cures);
        fields = List.copyOf(fields);
        evidence = List.copyOf(evidence);
    }

    /** The same reason for one of the filed numbers: its field, and the change that can mend it. Null for all numbers. */
    public FindingReason of(FiledContact contact) {
        return contact == null
                ? this
                : new FindingReason(
                        code,
                        ofSubject,
                        List.of(contact.isOfService() ? Cure.CHANGE_SERVICE : Cure.CHANGE_SUBJECT),
                        fields.stream().filter(contact::isAt).toList(),
                        evidence,
                        spotCheckItem);
    }
}
