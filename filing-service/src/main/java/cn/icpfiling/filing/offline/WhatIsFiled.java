package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.FilingNumber;
import cn.icpfiling.filing.core.OfflineAnswer;
import cn.icpfiling.filing.core.OfflineDeregistration;
import cn.icpfiling.filing.core.OfflineGround;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.store.OrderContents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks the authority what is filed in a case's way. To be asked outside any transaction; throws when the authority says nothing. */
@ApplicationScoped
class WhatIsFiled {

    private static final int LONGEST_NUMBER = 64;

    private final Authority authority;
    private final OrderContents contents;

    WhatIsFiled(Authority authority, OrderContents contents) {
        this.authority = authority;
        this.contents = contents;
    }

    /** Whether the authority can be asked at all. */
    boolean canBeAsked(OfflineGround ground, SettledIdentity identity) {
        return question(ground, identity).isPresent();
    }

    /**
     * The number that stands in the way, or empty when none does any more: nothing is filed, or one's subject has a service again.
     *
     * @throws AuthorityUnavailable when there was no answer
     */
    Optional<String> numberInTheWay(OfflineGround ground, SettledIdentity identity) {
        var filed = filed(ground, identity);
        if (ground == OfflineGround.OWN_EMPTY_SUBJECT
                && filed.stream().anyMatch(record -> !record.serviceNumber().isBlank())) {
            return Optional.empty();
        }
        return filed.stream()
                .map(record -> number(ground, record))
                .filter(number -> !number.isBlank())
                .findFirst();
    }

    /** What the authority says of a case now; silence is an answer of its own kind. */
    OfflineAnswer look(OfflineDeregistration found) {
        if (!found.watched()) {
            return OfflineAnswer.SILENT;
        }
        try {
            return filed(found.ground(), found.identity()).isEmpty() ? OfflineAnswer.NOT_SHOWN : OfflineAnswer.SHOWN;
        } catch (AuthorityUnavailable silent) {
            return OfflineAnswer.SILENT;
        }
    }

    private List<FiledRecord> filed(OfflineGround ground, SettledIdentity identity) {
        return question(ground, identity).map(authority::status).orElse(List.of()).stream()
                .filter(FiledRecord::filed)
                .toList();
    }

    private Optional<StatusQuery> question(OfflineGround ground, SettledIdentity identity) {
        return switch (ground) {
            case DOMAIN_HELD_BY_OTHER -> Optional.of(StatusQuery.domain(identity.domain()));
            case OWN_EMPTY_SUBJECT ->
                StatusQuery.certificate(
                        identity.certificateType(),
                        contents.openCertificateNumber(identity.typeCheckId(), identity.sealedCertificateNumber()));
        };
    }

    /** Of somebody else only the site is asked away, and not all that they have; of one's own, the subject. */
    private static String number(OfflineGround ground, FiledRecord record) {
        var site = ground == OfflineGround.DOMAIN_HELD_BY_OTHER
                && !record.serviceNumber().isBlank();
        var number = site ? record.serviceNumber() : record.subjectNumber();
        return FilingNumber.tryParse(number).map(FilingNumber::toString).orElseGet(() -> shortened(number));
    }

    /** What is no number of the usual form is shown as it came, as far as there is room. */
    private static String shortened(String number) {
        return number.strip().substring(0, Math.min(number.strip().length(), LONGEST_NUMBER));
    }
}
