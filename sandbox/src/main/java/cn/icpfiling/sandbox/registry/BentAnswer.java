package cn.icpfiling.sandbox.registry;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** What a lying registry sends, byte by byte: the JSON writer would make good JSON of it. */
record BentAnswer(byte[] bytes) {

    @Provider
    @Produces("application/rdap+json")
    public static final class Writer implements MessageBodyWriter<BentAnswer> {

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return type == BentAnswer.class;
        }

        @Override
        public void writeTo(
                BentAnswer answer,
                Class<?> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream out)
                throws IOException {
            out.write(answer.bytes());
        }
    }
}
