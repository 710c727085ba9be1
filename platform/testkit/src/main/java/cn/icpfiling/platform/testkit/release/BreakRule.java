package cn.icpfiling.platform.testkit.release;

/** The changes that break a caller, a consumer of events or a replica of the last release. */
public enum BreakRule {
    OPERATION_REMOVED("A path, a method or an `operationId` is removed or renamed"),
    SERVER_REMOVED("A URL of `servers` is removed"),
    PARAMETER_REMOVED("A parameter is removed, renamed or moved to another place (path, query, header)"),
    PARAMETER_REQUIRED("A parameter is new and required, or becomes required"),
    PARAMETER_FORM_CHANGED("`style` or `explode` of a parameter changes"),
    BODY_CHANGED("A request takes no body any more, or begins to require one"),
    MEDIA_TYPE_REMOVED("A request or a response loses a media type"),
    RESPONSE_REMOVED("A status of a response is removed"),
    HEADER_REMOVED("A response loses a header, or does not promise the header any more"),
    ACCESS_NARROWED(
            "A role or a security scheme is removed, `x-icp-scope` is new or changes, `x-icp-fresh-factor` is new or lowered, "
                    + "or an open operation asks for a token"),
    SCHEME_CHANGED("A security scheme is removed, or its type, its token URL or its scopes change"),
    BODY_LIMIT_LOWERED("`x-icp-max-body-bytes` is lowered"),
    TYPE_CHANGED("A request takes fewer types, or a response may have more; an integer is also a number"),
    FORMAT_CHANGED("`format` changes; a request may lose it, a response may gain it"),
    PATTERN_CHANGED("`pattern` changes; a request may lose it, a response may gain it"),
    BOUND_CHANGED("A bound of length, number, items or properties is narrower in a request, or wider in a response"),
    VALUE_REMOVED("A request does not take a value of an enum any more"),
    VALUE_ADDED("A response may have a new value of an enum whose description does not say that it \"may grow\""),
    NULL_CHANGED("A request does not take null any more, or a response may be null"),
    DEFAULT_CHANGED("A request means something else if it leaves a property or a parameter out"),
    PROPERTY_REMOVED("A property of a request, a response or an event is removed or renamed"),
    PROPERTY_REQUIRED("A request or an event must have a property that it could leave out"),
    PROPERTY_OPTIONAL("A response or an event may leave a property out that was always there"),
    OTHER_PROPERTIES_CHANGED("`additionalProperties` closes in a request, or opens in a response"),
    VARIANT_CHANGED("A request loses a variant of `oneOf` or `anyOf`, or a response gains one"),
    KEYWORD_CHANGED("Any other keyword of a schema that is no annotation changes"),
    CHANNEL_REMOVED("A topic is removed from the contracts of events, or renamed"),
    MESSAGE_REMOVED("A message of a topic is removed, or its name or content type changes"),
    MIGRATION_CHANGED("A migration that a release carried has another content"),
    MIGRATION_REMOVED("A migration that a release carried is removed or renamed"),
    MIGRATION_DROPS(
            "A new migration drops or renames a table or a column, which replicas of the last release still use"),
    MIGRATION_REQUIRES(
            "A new migration adds a column that must have a value and has no default, so older replicas cannot insert"),
    MIGRATION_NARROWS("A new migration narrows a column of an existing table, or adds a unique key or a check to one, "
            + "so older replicas may not write what they wrote");

    private final String meaning;

    BreakRule(String meaning) {
        this.meaning = meaning;
    }

    /** Returns one sentence without a full stop, in Markdown. */
    public String meaning() {
        return meaning;
    }
}
