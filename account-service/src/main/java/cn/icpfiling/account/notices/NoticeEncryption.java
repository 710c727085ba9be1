package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Notice;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Encrypts and decrypts the recipient and the values of a notice. */
@ApplicationScoped
class NoticeEncryption {

    private static final String TABLE = "notices";
    private static final String RECIPIENT = "recipient";
    private static final String VALUES = "encrypted_values";

    private final FieldCipher cipher;
    private final ObjectMapper json;

    NoticeEncryption(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    Notice encrypt(Notice notice, String recipient, Map<String, Object> values) {
        return notice.to(cipher.encrypt(TABLE, RECIPIENT, notice.id(), recipient), encryptValues(notice, values));
    }

    byte[] encryptValues(Notice notice, Map<String, Object> values) {
        return cipher.encrypt(TABLE, VALUES, notice.id(), written(notice, values));
    }

    private String written(Notice notice, Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("values of " + notice.template() + " cannot be written as JSON", e);
        }
    }

    /** The values as they read when they are stored. */
    Map<String, Object> asStored(Notice notice, Map<String, Object> values) {
        return JsonText.read(written(notice, values), new TypeReference<>() {});
    }

    String recipientOf(Notice notice) {
        return cipher.decrypt(TABLE, RECIPIENT, notice.id(), notice.recipient());
    }

    Map<String, Object> valuesOf(Notice notice) {
        return JsonText.read(cipher.decrypt(TABLE, VALUES, notice.id(), notice.values()), new TypeReference<>() {});
    }
}
