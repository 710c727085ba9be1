package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseMessage;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the details and the messages of a case. */
@ApplicationScoped
public class CaseEncryption {

    private final FieldCipher cipher;
    private final ObjectMapper json;

    CaseEncryption(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    byte[] details(UUID id, CaseDetails details) {
        try {
            return cipher.encrypt("support_cases", "details", id, json.writeValueAsString(details));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of a case cannot be written as JSON", e);
        }
    }

    /** All fields are null if the case has no details. */
    public CaseDetails detailsOf(SupportCase found) {
        if (found.details() == null) {
            return new CaseDetails(null, null, null, null);
        }
        return JsonText.read(
                cipher.decrypt("support_cases", "details", found.id(), found.details()), CaseDetails.class);
    }

    byte[] text(UUID message, String text) {
        return cipher.encrypt("support_case_messages", "text", message, text);
    }

    String textOf(CaseMessage message) {
        return cipher.decrypt("support_case_messages", "text", message.id(), message.text());
    }
}
