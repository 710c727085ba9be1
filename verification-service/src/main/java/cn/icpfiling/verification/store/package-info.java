/**
 * Maps entities to tables. Registrants and raw answers are encrypted.
 */
package cn.icpfiling.verification.store;
