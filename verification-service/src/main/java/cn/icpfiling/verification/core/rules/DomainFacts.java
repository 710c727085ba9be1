package cn.icpfiling.verification.core.rules;

import java.time.Instant;
import java.time.LocalDate;

/**
 * All facts that the rules read, gathered before any rule runs.
 *
 * @param tld as A-label
 * @param listDay legal day whose lists apply
 * @param today legal day of {@code now}
 */
public record DomainFacts(
        String tld,
        Answer<Registration> registration,
        Answer<RealName> realName,
        Answer<AuthorityRecord> authority,
        Answer<TldList> tlds,
        Answer<RegistrarList> registrars,
        LocalDate listDay,
        Instant now,
        LocalDate today) {}
