/** Ids as the document's examples have them, and the fields of each kind of object without which the client fails. */
export const customer = 'cus_RtK2m9PfQx81Va';
export const intent = 'pi_3RtK5aB7WZ01zgkW0m4QeXy1';
export const charge = 'ch_3RtK5aB7WZ01zgkW0dGhTz9k';
export const refund = 're_3RtK5aB7WZ01zgkW0Kq7aPm2';
export const dispute = 'dp_1RtK7aB7WZ01zgkWe6Nm2x4H';
export const subscription = 'sub_1RtK6cB7WZ01zgkWm5Hd8s2L';
export const invoice = 'in_1RtK6gB7WZ01zgkWd3Yp5m8R';
export const event = 'evt_1RtK8eB7WZ01zgkWk2Uq5d7M';
export const endpoint = 'we_1RtK7dB7WZ01zgkWb3Yv0s8N';

export const customerFields = ['id', 'email', 'name', 'created', 'livemode', 'metadata'];
export const intentFields = ['id', 'status', 'amount', 'amount_received', 'currency', 'customer', 'latest_charge', 'client_secret', 'created'];
export const chargeFields = ['id', 'status', 'amount', 'amount_refunded', 'currency', 'paid', 'refunded', 'disputed', 'payment_intent', 'created'];
export const refundFields = ['id', 'status', 'amount', 'currency', 'charge', 'payment_intent'];
export const disputeFields = ['id', 'status', 'reason', 'amount', 'currency', 'charge', 'payment_intent', 'evidence_details.due_by', 'created'];
export const itemFields = ['id', 'price.id', 'quantity', 'current_period_end'].map((field) => `items.data[].${field}`);
export const subscriptionFields = ['id', 'status', 'customer', 'cancel_at_period_end', 'created', ...itemFields];
export const invoiceFields = ['id', 'number', 'status', 'customer', 'currency', 'total', 'amount_due', 'amount_paid', 'hosted_invoice_url', 'created'];
export const invoiceLinks = ['parent.subscription_details.subscription', 'payments.data[].payment.payment_intent'];
export const eventFields = ['id', 'type', 'created', 'livemode', 'api_version', 'data.object'];
export const endpointFields = ['id', 'url', 'status', 'enabled_events', 'api_version'];
export const inData = (fields: readonly string[]): readonly string[] => fields.map((field) => `data[].${field}`);
/** Of the last page of a list. */
export const last = { has_more: false };
