package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.filing.typecheck.FilingTypeQuestion;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Encrypts and decrypts the content of prefilled orders. */
@ApplicationScoped
class PrefillEncryption {

    private static final String TABLE = "prefilled_orders";
    private static final String COLUMN = "content";

    private final FieldCipher cipher;

    PrefillEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] encrypt(UUID id, PrefillContent content) {
        return cipher.encrypt(TABLE, COLUMN, id, JsonText.write(content));
    }

    /** Empty once the offer is over. */
    Optional<PrefillContent> content(PrefilledOrder found) {
        return found.encryptedContent()
                .map(bytes -> JsonText.read(cipher.decrypt(TABLE, COLUMN, found.id(), bytes), PrefillContent.class));
    }

    /** Returns the question of the type check that the holder's account asks at the acceptance. */
    static FilingTypeQuestion question(PrefilledOrder found, PrefillContent content) {
        var outline = found.outline();
        return new FilingTypeQuestion(
                RegionView.of(outline.region()),
                outline.nature(),
                outline.certificateType(),
                content.certificateNumber(),
                content.certificateNumberConfirmed(),
                outline.domain(),
                null);
    }
}
