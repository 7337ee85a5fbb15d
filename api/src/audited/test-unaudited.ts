const history = 'is told by the history of its theme, which the log shows';
const reads = 'only reads or counts';
const caseHistory = 'is told by the history of its case';
const intake = 'adds a comment, which tells itself where it came from and when';

/** What changes something, or may, and leaves no line of its own: each with the reason. */
export const unaudited: Record<string, string> = {
  'post /api/v1/themes': history,
  'patch /api/v1/themes/{id}': history,
  'post /api/v1/themes/{id}/status': history,
  'post /api/v1/themes/{id}/merge': history,
  'post /api/v1/themes/{id}/split': history,
  'post /api/v1/themes/{id}/actions': history,
  'patch /api/v1/actions/{id}': history,
  'post /api/v1/placements': history,
  'post /api/v1/cases/{id}/choices': caseHistory,
  'post /api/v1/case-choices/{id}/withdraw': caseHistory,
  'put /api/v1/case-choices/{id}/begun': caseHistory,
  'put /api/v1/cases/{id}/type': caseHistory,
  'put /api/v1/cases/{id}/steps/{key}': caseHistory,
  'post /api/v1/solutions/{id}/uses': 'counts a use, which says itself whose it was and when',
  'put /api/v1/solution-uses/{id}': 'is a vote of one’s own on such a use',
  'delete /api/v1/solution-uses/{id}': 'takes back such a use of one’s own',
  'post /api/v1/solutions/offer': reads,
  'post /api/v1/events/{id}/undo': history,
  'post /api/v1/sponsor/asks': history,
  'put /api/v1/councils/{id}/meetings/{day}/theme':
    'only says what is spoken of; how long that was is in the minutes',
  'post /api/v1/themes/{id}/seen': 'only moves the mark of what its reader has seen',
  'post /api/v1/cases/{id}/seen': 'only moves the mark of what its reader has seen',
  'post /api/v1/cases/{id}/promises': caseHistory,
  'post /api/v1/promises/{id}/settlement': caseHistory,
  'post /api/v1/promises/{id}/delay': caseHistory,
  'post /api/v1/promises/{id}/delay/words': reads,
  'put /api/v1/promises/{id}/checks/{position}':
    'ticks a line of a list, which says itself who did and when',
  'post /api/v1/messages/read': 'only moves the mark of what its reader has seen',
  'post /api/v1/messages/test': 'sends a message to whoever asks; the message log shows it',
  'post /api/v1/feedback': intake,
  'post /k/answers': intake,
  'post /k/heartbeat': 'only says that a device is there, every minute',
  'post /k/leave': reads,
  'post /api/v1/kiosks/{id}/test-alert':
    'sends a message to whoever asks; the message log shows it',
  'post /api/v1/cards': intake,
  'post /api/v1/transcripts': intake,
  'post /api/v1/service-events': 'makes an invitation, which tells itself where it came from',
  'post /api/v1/surveys/{id}/asking/test': 'sends a letter to whoever asks, and keeps no answer',
  'post /api/v1/cases/{id}/replies/preview': reads,
  'post /api/v1/cases/{id}/replies': 'is told by the history of its case',
  'post /api/v1/cases/{id}/entries': 'is told by the history of its case',
  'post /api/v1/persons/look-up': reads,
  'post /api/v1/privacy/retention/preview': reads,
  'post /api/v1/erasures/preview': reads,
  'post /api/v1/surveys/{id}/may-call': reads,
  'post /api/v1/feedback/similar': reads,
  'post /api/v1/praise/suggest': reads,
  'post /api/v1/customer-contacts': reads,
  'post /api/v1/kind-rules/preview': reads,
  'post /api/v1/engine/preview': reads,
  'post /api/v1/surveys/{id}/preview': reads,
  'post /api/v1/drivers/check': reads,
  'post /api/v1/imports/{id}/check': reads,
  'post /api/v1/imports/{id}/preview': reads,
  'post /api/v1/join/check': reads,
  'post /api/v1/transcript-sources/{id}/look': reads,
  'post /api/v1/transcript-batches/{id}/files': intake,
  'post /api/v1/surveys/{id}/interviews': intake,
  'post /api/v1/surveys/{id}/calls': 'counts a call, which says itself whose it was and when',
  'delete /api/v1/calls/{id}': 'takes back such a count of one’s own',
};

/** Acts that make an organisation: the line stands in the new one. */
export const founding = ['post /api/v1/setup', 'post /api/v1/organizations'];
