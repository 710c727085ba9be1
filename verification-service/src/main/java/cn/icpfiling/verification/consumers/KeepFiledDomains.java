package cn.icpfiling.verification.consumers;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.checks.DomainToCheck;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.reverify.FollowFiledDomains;
import cn.icpfiling.verification.store.FiledDomainRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Updates the copy of a record's domains to its newest event. A domain that the event no longer names has ended. */
@ApplicationScoped
class KeepFiledDomains {

    private final FiledDomainRepository domains;
    private final FollowFiledDomains follow;

    KeepFiledDomains(FiledDomainRepository domains, FollowFiledDomains follow) {
        this.domains = domains;
        this.follow = follow;
    }

    private record Key(UUID serviceId, String domain) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(FiledRecord record) {
        var kept = new HashMap<Key, FiledDomain>();
        var services =
                record.services().stream().map(FiledRecord.Service::serviceId).toList();
        for (var domain : domains.of(record.subjectId(), services)) {
            kept.put(new Key(domain.serviceId(), domain.domain()), domain);
        }
        var turned = new ArrayList<FiledDomain>();
        for (var service : record.services()) {
            service.domains().stream()
                    .map(KeepFiledDomains::name)
                    .distinct()
                    .forEach(name -> keep(record, service, name, kept).ifPresent(turned::add));
        }
        kept.values().stream().filter(FiledDomain::isServed).forEach(turned::add);
        kept.values().forEach(FiledDomain::end);
        follow.handle(turned);
    }

    /** Returns the domain if this event changes whether it is served. */
    private Optional<FiledDomain> keep(
            FiledRecord record, FiledRecord.Service service, FiledDomain.Name name, Map<Key, FiledDomain> kept) {
        var of = new FiledDomain.OfService(
                service.serviceId(),
                record.subjectId(),
                service.serviceNumber(),
                service.filedAt(),
                service.filedNotBefore());
        var domain = kept.remove(new Key(service.serviceId(), name.domain()));
        var wasServed = domain != null && domain.isServed();
        if (domain == null) {
            domain = new FiledDomain(Ids.next(), name, of);
            domains.persist(domain);
        }
        var byPapers = service.registrantByPapers().stream()
                .map(KeepFiledDomains::name)
                .anyMatch(name::equals);
        domain.becomes(of, record.stateOf(service), byPapers);
        return Optional.of(domain).filter(one -> one.isServed() != wasServed);
    }

    /** filing-service accepts no service with a malformed domain. */
    private static FiledDomain.Name name(String written) {
        var name = DomainToCheck.parse(written)
                .orElseThrow(() -> new IllegalStateException("a service was filed with a domain that is none"))
                .name();
        return new FiledDomain.Name(name.ascii(), name.tld());
    }
}
