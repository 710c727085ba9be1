package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.authority.Authority;
import cn.icpfiling.filing.authority.AuthorityUnavailable;
import cn.icpfiling.filing.authority.Blacklist;
import cn.icpfiling.filing.authority.FiledRecord;
import cn.icpfiling.filing.authority.StatusQuery;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.typecheck.BlacklistEntry;
import cn.icpfiling.filing.core.typecheck.TldStanding;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import cn.icpfiling.filing.store.EndedNumberTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Queries the sources of a type check. A source that does not answer, or cannot be queried, is unknown, never "no". */
@ApplicationScoped
class TypeSources {

    private static final Logger LOG = Logger.getLogger(TypeSources.class);

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final Authority authority;
    private final Blacklist blacklist;
    private final EndedNumberTable endedNumbers;
    private final OldPlatformRoute oldPlatform;
    private final ApprovedLists lists;
    private final AskedAtOnce atOnce;

    TypeSources(
            SubjectRepository subjects,
            FiledServiceRepository services,
            Authority authority,
            Blacklist blacklist,
            EndedNumberTable endedNumbers,
            OldPlatformRoute oldPlatform,
            ApprovedLists lists,
            AskedAtOnce atOnce) {
        this.subjects = subjects;
        this.services = services;
        this.authority = authority;
        this.blacklist = blacklist;
        this.endedNumbers = endedNumbers;
        this.oldPlatform = oldPlatform;
        this.lists = lists;
        this.atOnce = atOnce;
    }

    /** The answer of our own records. */
    record Own(Optional<TypeFacts.OwnSubject> subject, Optional<TypeFacts.OwnService> service) {}

    /** The answers of the other sources. */
    record Others(AuthorityAnswers authority, Optional<TypeFacts.OldPlatform> oldPlatform, Optional<TldStanding> tld) {}

    /**
     * A service of the subject that our records have under its number without this domain is the same service: no grant
     * could give its number a second time.
     *
     * @param numbers under which the subject is filed. Another provider may have changed its certificate since it was filed here
     *     for another account.
     */
    @Transactional
    Own ownRecords(
            UUID caller,
            BlindValue certificateIndex,
            String domain,
            AuthorityAnswers authorityAnswers,
            List<String> numbers) {
        var subject = subjects.liveByCertificate(certificateIndex).or(() -> subjects.liveOfAnother(caller, numbers));
        var service = services.liveByDomain(domain)
                .or(() -> subject.flatMap(
                        found -> services.liveByNumbers(found.id(), authorityAnswers.servicesOfDomain())))
                .map(found -> new TypeFacts.OwnService(
                        subject.map(Subject::id)
                                .filter(found.subjectId()::equals)
                                .isPresent(),
                        found.accessStatus() == AccessStatus.LIVE));
        return new Own(
                subject.map(found -> new TypeFacts.OwnSubject(
                        found.subjectNumber(),
                        found.province(),
                        found.holder().equals(caller),
                        servicesOf(found.id()))),
                service);
    }

    private TypeFacts.OwnServices servicesOf(UUID subject) {
        var registered = services.ofSubject(subject).stream()
                .filter(one -> one.status() == RecordStatus.REGISTERED)
                .toList();
        if (registered.isEmpty()) {
            return TypeFacts.OwnServices.NONE;
        }
        return registered.stream().anyMatch(one -> one.accessStatus() == AccessStatus.LIVE)
                ? TypeFacts.OwnServices.LIVE
                : TypeFacts.OwnServices.CANCELLED;
    }

    /** Queries all other sources at once, outside any transaction. */
    Others others(int certificateType, String certificateNumber, String domain, LocalDate today) {
        var question = StatusQuery.certificate(certificateType, certificateNumber);
        var byDomain = atOnce.ask(() -> status(StatusQuery.domain(domain)));
        var byCertificate = atOnce.ask(() -> question.flatMap(this::status));
        var route = atOnce.ask(() -> oldPlatform.route(certificateType, certificateNumber, domain));
        var standing = atOnce.ask(() -> lists.standing(domain, today));
        return new Others(
                new AuthorityAnswers(
                        AskedAtOnce.answerOf(byDomain), AskedAtOnce.answerOf(byCertificate), question.isPresent()),
                AskedAtOnce.answerOf(route),
                AskedAtOnce.answerOf(standing));
    }

    private Optional<List<FiledRecord>> status(StatusQuery query) {
        try {
            return Optional.of(authority.status(query));
        } catch (AuthorityUnavailable silent) {
            LOG.infof("type check without the authority: %s", silent.getMessage());
            return Optional.empty();
        }
    }

    @Transactional
    TypeFacts facts(
            String province,
            Own own,
            Others others,
            Optional<SubjectEntry.Told> inquired,
            List<BlacklistEntry> barred,
            boolean emptySubjectFiles) {
        var ended = endedNumbers.among(others.authority().numbersWith(inquired));
        return new TypeFacts(
                province,
                own.subject(),
                own.service(),
                others.authority().domain(ended),
                others.authority().subject(ended, inquired),
                barred,
                others.oldPlatform(),
                others.tld(),
                emptySubjectFiles);
    }

    /** Returns the entries of the downloads, and otherwise those of the authority's own answer. */
    @Transactional
    List<BlacklistEntry> barred(
            int certificateType, String certificateNumber, String domain, Others others, Instant askedAt) {
        var entries = new ArrayList<BlacklistEntry>();
        blacklist
                .certificateBarredAt(certificateType, certificateNumber)
                .map(at -> stored(BlacklistEntry.Of.SUBJECT, at))
                .ifPresent(entries::add);
        blacklist
                .domainBarredAt(domain)
                .map(at -> stored(BlacklistEntry.Of.DOMAIN, at))
                .ifPresent(entries::add);
        others.authority().barred(askedAt).stream()
                .filter(told -> entries.stream().noneMatch(known -> known.of() == told.of()))
                .toList()
                .forEach(entries::add);
        return entries;
    }

    private static BlacklistEntry stored(BlacklistEntry.Of of, Instant at) {
        return new BlacklistEntry(of, TypeFact.Source.STORED_BLACKLIST, at);
    }
}
