/**
 * Compares the face of a principal ({@code POST /internal/face-checks}, 4 s; ADR 0023). The service stores the result,
 * a keyed hash of the person and the evidence, but not the photograph.
 */
package cn.icpfiling.verification.faces;
