package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From which moment of a legal day on the platform asks for its look at a finding whose last day is over. A holder who knew the moment
 * could put a page up, or point the domain back, for just these minutes. So it is another one each day and for each finding, and a
 * keyed hash gives it: all replicas have the same, and no one without the key can tell it.
 */
@ApplicationScoped
class LookMoment {
    private final KeyedHash hash;
    private final long seconds;

    /** @param within the part of the day, from its beginning, in which the moments lie; none of it: the day's beginning */
    LookMoment(KeyedHash hash, @ConfigProperty(name = "icp.findings.looks-within") Duration within) {
        this.hash = hash;
        this.seconds = Math.max(1, within.toSeconds());
    }

    boolean hasCome(UUID finding, Instant now) {
        return !now.isBefore(of(finding, LegalTime.dayOf(now)));
    }

    Instant of(UUID finding, LocalDate day) {
        var chance = ByteBuffer.wrap(hash.of("findings.look_moment", finding + "|" + day))
                .getLong();
        return LegalTime.startOf(day).plusSeconds(Long.remainderUnsigned(chance, seconds));
    }
}
