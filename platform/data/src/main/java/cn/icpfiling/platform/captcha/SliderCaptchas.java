package cn.icpfiling.platform.captcha;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Draws slider pictures and checks their answers. Only the holder for whom a picture was drawn can answer it. The
 * picture stops simple programs; a program that compares pixels can solve it. So the caller limits the act that a
 * picture unlocks, and also the drawing, which is expensive. Callers pass the time of the machine's clock.
 */
@ApplicationScoped
public class SliderCaptchas {

    private final SecureRandom random = new SecureRandom();
    private final Sql sql;

    SliderCaptchas(Sql sql) {
        this.sql = sql;
    }

    /** Draws for a holder that is one user: the new picture replaces the one before. */
    public DrawnPicture draw(UUID holder, Instant at) {
        return draw(holder, holder, Ids.next(), at);
    }

    /** Draws for a holder that may be many users, such as a network address: pictures exist side by side. */
    public DrawnPicture drawAnother(UUID holder, Instant at) {
        var id = Ids.next();
        return draw(id, holder, id, at);
    }

    /**
     * Checks the answer and deletes the picture, whether the answer is right or wrong. Uses a transaction of its own,
     * so a later refusal does not restore the picture.
     */
    public boolean spend(UUID holder, UUID captchaId, int x, Instant at) {
        return UnitOfWork.in(() -> {
            var found = sql.first(
                    SliderCaptchas::read,
                    "SELECT gap, expires_at FROM captchas WHERE captcha_id = ? AND holder = ? FOR UPDATE",
                    captchaId,
                    holder);
            if (found.isEmpty()) {
                return false;
            }
            sql.update("DELETE FROM captchas WHERE captcha_id = ?", captchaId);
            return found.get().solvedBy(x, at);
        });
    }

    @Scheduled(every = "{icp.captcha.tidy}", delayed = "4m")
    void forgetExpired() {
        sql.update("DELETE FROM captchas WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE");
    }

    private DrawnPicture draw(UUID place, UUID holder, UUID captchaId, Instant at) {
        var picture = SliderPicture.draw(random);
        var captcha = Captcha.drawn(picture.x(), at.truncatedTo(ChronoUnit.MICROS));
        UnitOfWork.in(() -> sql.update(
                """
                INSERT INTO captchas (place, captcha_id, holder, gap, expires_at) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE captcha_id = ?, gap = ?, expires_at = ?""",
                place,
                captchaId,
                holder,
                captcha.gap(),
                captcha.expiresAt(),
                captchaId,
                captcha.gap(),
                captcha.expiresAt()));
        return new DrawnPicture(
                captchaId,
                SliderPicture.dataUrl(picture.background()),
                SliderPicture.dataUrl(picture.piece()),
                picture.y(),
                captcha.expiresAt());
    }

    private static Captcha read(ResultSet row) throws SQLException {
        return new Captcha(row.getInt(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
