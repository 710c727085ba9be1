package cn.icpfiling.account.sms;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of a call of a provider. */
sealed interface AcsReply {

    /** @param body an empty object if the provider sent no JSON */
    record Answered(int status, JsonNode body) implements AcsReply {

        private static final int OK = 200;

        /** The provider's code; empty if there is none. */
        String code() {
            return body.path("Code").asText("");
        }

        boolean isOk() {
            return status == OK && code().equals("OK");
        }

        @Override
        public String toString() {
            return "Answered[" + status + " " + code() + "]";
        }
    }

    /** No byte of the request reached the provider. */
    record NotSent(String why) implements AcsReply {}

    /** The request may have reached the provider. */
    record Unclear(String why) implements AcsReply {}
}
