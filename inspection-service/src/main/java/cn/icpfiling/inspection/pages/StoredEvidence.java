package cn.icpfiling.inspection.pages;

import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The text in which evidence is encrypted: JSON, compressed, in Base64. */
@ApplicationScoped
class StoredEvidence {

    private final ObjectMapper json;

    StoredEvidence(ObjectMapper json) {
        this.json = json;
    }

    String write(PageEvidenceView evidence) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var zipped = new GZIPOutputStream(bytes)) {
                json.writeValue(zipped, evidence);
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    PageEvidenceView read(String stored) {
        try (var unzipped =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(stored)))) {
            return JsonText.read(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8), PageEvidenceView.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
