package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.offline.OfflineAnswer;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.store.EndedNumberTable;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Queries the authority for the filing that blocks a case. Call it outside any transaction. Throws if the authority
 * does not answer.
 */
@ApplicationScoped
class WhatIsFiled {

    private static final int LONGEST_NUMBER = 64;

    private final Authority authority;
    private final EndedNumberTable endedNumbers;
    private final OrderContentRepository contents;

    WhatIsFiled(Authority authority, EndedNumberTable endedNumbers, OrderContentRepository contents) {
        this.authority = authority;
        this.endedNumbers = endedNumbers;
        this.contents = contents;
    }

    /**
     * Returns the blocking number; empty if the authority shows none, or has no query for the certificate. A service
     * that ended by our own records does not count, however long the authority's copy shows it. The type check does the
     * same.
     *
     * @throws AuthorityUnavailable if there was no answer
     * @throws ProblemException OFFLINE_NOT_NEEDED if the holder's own subject has a service again
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

    /** Returns the authority's present answer about a watched case; silence is an answer of its own kind. */
    OfflineAnswer look(OfflineDeregistration found) {
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
        numbers.removeAll(UnitOfWork.in(() -> endedNumbers.among(numbers)));
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
                        contents.openCertificateNumber(identity.typeCheckId(), identity.encryptedCertificateNumber()));
        };
    }

    /**
     * For another subject's filing the number is the site's, because only that site is deregistered. For the holder's
     * own filing it is the subject's.
     */
    private static String number(OfflineGround ground, FiledRecord record) {
        var site = ground == OfflineGround.DOMAIN_HELD_BY_OTHER
                && !record.serviceNumber().isBlank();
        var number = site ? record.serviceNumber() : record.subjectNumber();
        return FilingNumber.tryParse(number).map(FilingNumber::toString).orElseGet(() -> shortened(number));
    }

    /** A number of an unusual form is shown as received, up to the length limit. */
    private static String shortened(String number) {
        return number.strip().substring(0, Math.min(number.strip().length(), LONGEST_NUMBER));
    }
}
