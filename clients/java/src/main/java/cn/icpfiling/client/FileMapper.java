package cn.icpfiling.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Writes records as JSON, and a file as its bytes: the generated operations write every body by their mapper. */
final class FileMapper extends ObjectMapper {

    private static final long serialVersionUID = 1L;

    FileMapper(ObjectMapper json) {
        super(json);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws JsonProcessingException {
        if (!(value instanceof File)) {
            return super.writeValueAsBytes(value);
        }
        try {
            return Files.readAllBytes(((File) value).toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ObjectMapper copy() {
        return new FileMapper(this);
    }
}
