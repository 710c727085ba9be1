package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A night in which all calls wait for the morning but one. */
public final class HeldNight {

    private HeldNight() {}

    public static NightHold butFor(UUID urgent) {
        return new NightHold(null, null, true) {
            @Override
            public Optional<Instant> heldUntil(Notice notice, Instant now) {
                return Optional.of(now.plus(Duration.ofHours(1)))
                        .filter(until -> notice.channel() == Channel.VOICE)
                        .filter(until -> !notice.id().equals(urgent));
            }
        };
    }
}
