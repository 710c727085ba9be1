package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.registration.RegistrationRecord;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Caches answers of registries for a few minutes, so that a form that is saved again does not ask again. Only answers
 * without a problem are cached: after a registration or renewal, the holder must not get an old answer. Each answer
 * keeps the time at which it was given.
 */
@ApplicationScoped
class KeptAnswers {

    private static final int MOST_CHARACTERS = 16 << 20;
    private static final int ENTRY = 500;
    private static final Set<String> IN_DOUBT =
            Set.of("redemption period", "pending delete", RegistrationRecord.RENEWED_BY_REGISTRY);

    private final Cache<DomainName, Sourced<RegistrationRecord>> answers;
    private final Clock clock;

    KeptAnswers(SourceSettings settings, Clock clock) {
        this.clock = clock;
        answers = Caffeine.newBuilder()
                .expireAfterWrite(settings.answersFor())
                .maximumWeight(MOST_CHARACTERS)
                .<DomainName, Sourced<RegistrationRecord>>weigher((name, answer) -> weight(answer))
                .build();
    }

    Optional<Sourced<RegistrationRecord>> of(DomainName name) {
        return Optional.ofNullable(answers.getIfPresent(name)).filter(this::isGood);
    }

    void keep(DomainName name, Sourced<RegistrationRecord> answer) {
        if (isGood(answer)) {
            answers.put(name, answer);
        } else {
            answers.invalidate(name);
        }
    }

    private boolean isGood(Sourced<RegistrationRecord> answer) {
        return answer.answer() instanceof Answer.Known<RegistrationRecord>(var record)
                && record.registrar() != null
                && record.dates().expires() != null
                && record.dates().expires().isAfter(clock.instant())
                && record.statuses().stream().noneMatch(IN_DOUBT::contains);
    }

    private static int weight(Sourced<RegistrationRecord> answer) {
        var raw = answer.asked().raw();
        return ENTRY + (raw == null ? 0 : raw.length());
    }
}
