package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.FilingNumber;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.OfflineAnswer;
import cn.icpfiling.filing.core.OfflineDeregistration;
import cn.icpfiling.filing.core.OfflineGround;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.store.EndedNumbers;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the authority what is filed in a case's way. To be asked outside any transaction; throws when the authority says nothing. */
@ApplicationScoped
class WhatIsFiled {

    private static final int LONGEST_NUMBER = 64;

    private final Authority authority;
    private final EndedNumbers endedNumbers;
    private final OrderContents contents;

    WhatIsFiled(Authority authority, EndedNumbers endedNumbers, OrderContents contents) {
        this.authority = authority;
        this.endedNumbers = endedNumbers;
        this.contents = contents;
    }

    /**
     * The number that stands in the way; empty when the authority shows none, and when it cannot be asked by the certificate. A service
     * that has ended by our own records is no service, however long the authority's copy shows it: the type check reads it so, too.
     *
     * @throws AuthorityUnavailable when there was no answer
     * @throws ProblemException OFFLINE_NOT_NEEDED when one's own subject has a service again
     */
    Optional<String> numberInTheWay(OfflineGround ground, SettledIdentity identity) {
        var filed = filed(ground, identity);
        if (ground == OfflineGround.OWN_EMPTY_SUBJECT && hasService(filed)) {
            throw new ProblemException(FilingProblem.OFFLINE_NOT_NEEDED);
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

    private boolean hasService(List<FiledRecord> filed) {
        var numbers = filed.stream()
                .map(FiledRecord::serviceNumber)
                .filter(number -> !number.isBlank())
                .collect(Collectors.toSet());
        numbers.removeAll(QuarkusTransaction.requiringNew().call(() -> endedNumbers.among(numbers)));
        return !numbers.isEmpty();
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
